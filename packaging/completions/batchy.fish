# fish completion for batchy. Workflow names come from Redis; without one there are just no names.

function __batchy_names
    set -l words (commandline -opc)
    set -l where
    for i in (seq 2 (count $words))
        switch $words[$i]
            case --redis --cfg --password-file
                set -l value (math $i + 1)
                test $value -le (count $words); and set -a where $words[$i] $words[$value]
            case '--redis=*' '--cfg=*' '--password-file=*' --embedded
                set -a where $words[$i]
        end
    end
    $words[1] $where complete-workflows $argv (commandline -ct) 2>/dev/null
end

set -l commands load status open preview close fail rerun list history check wait waitsy receipt config demo serve settings help
set -l none "not __fish_seen_subcommand_from $commands"

complete -c batchy -f
complete -c batchy -n $none -a load -d 'load workflow files into Redis'
complete -c batchy -n $none -a status -d 'show the jobs of a workflow or batch'
complete -c batchy -n $none -a open -d 'open the next batch of a workflow'
complete -c batchy -n $none -a preview -d 'show what the next open would do'
complete -c batchy -n $none -a close -d 'end a batch with success'
complete -c batchy -n $none -a fail -d 'end a batch as failed'
complete -c batchy -n $none -a rerun -d 'open a batch from a given from_date'
complete -c batchy -n $none -a list -d 'list the workflows in Redis'
complete -c batchy -n $none -a history -d 'list the batches of a workflow'
complete -c batchy -n $none -a check -d 'tell whether a workflow is done today'
complete -c batchy -n $none -a wait -d 'wait until workflows are done today'
complete -c batchy -n $none -a waitsy -d 'wait, in the spelling of old'
complete -c batchy -n $none -a receipt -d 'check what a wait has written down'
complete -c batchy -n $none -a config -d 'check workflow files'
complete -c batchy -n $none -a demo -d 'fill an empty Redis with sample data'
complete -c batchy -n $none -a serve -d 'serve the endpoints over HTTP'
complete -c batchy -n $none -a settings -d 'print the settings in force'
complete -c batchy -n $none -a help -d 'show how a command is used'

complete -c batchy -n '__fish_seen_subcommand_from open preview close fail rerun list history check wait waitsy' -a '(__batchy_names)'
complete -c batchy -n '__fish_seen_subcommand_from status' -a '(__batchy_names --batches)'
complete -c batchy -n '__fish_seen_subcommand_from load' -a '(__batchy_names --files)'
complete -c batchy -n '__fish_seen_subcommand_from config; and not __fish_seen_subcommand_from validate' -a validate
complete -c batchy -n '__fish_seen_subcommand_from validate' -a '(__batchy_names --files)'
complete -c batchy -n '__fish_seen_subcommand_from receipt; and not __fish_seen_subcommand_from verify' -a verify
complete -c batchy -n '__fish_seen_subcommand_from verify' -F
complete -c batchy -n '__fish_seen_subcommand_from help' -a "$commands"

complete -c batchy -l redis -x -d 'where Redis is'
complete -c batchy -l embedded -d 'use a private Redis of your own'
complete -c batchy -l password-file -r -F -d 'read the password from a file'
complete -c batchy -l cfg -x -a '(__fish_complete_directories)' -d 'the folder of the workflow files'
complete -c batchy -l format -x -a 'table json infa' -d 'how to print'
complete -c batchy -l timeout -x -d 'give up when it takes longer'
complete -c batchy -l yes -d 'do not ask'
complete -c batchy -l version -d 'print the version'
complete -c batchy -s h -l help -d 'show help'
complete -c batchy -n '__fish_seen_subcommand_from load open close fail rerun demo' -l dry-run -d 'write nothing'
complete -c batchy -n '__fish_seen_subcommand_from load' -l merge -d 'keep the running state'
complete -c batchy -n '__fish_seen_subcommand_from load' -l all -d 'every file'
complete -c batchy -n '__fish_seen_subcommand_from close fail rerun' -l job -x -d 'only this job'
complete -c batchy -n '__fish_seen_subcommand_from rerun' -l from-date -x -d 'a time in UTC'
complete -c batchy -n '__fish_seen_subcommand_from list' -l status -x -a 'new open success failed broken' -d 'only these'
complete -c batchy -n '__fish_seen_subcommand_from history' -l limit -x -d 'how many'
complete -c batchy -n '__fish_seen_subcommand_from demo' -l days -x -d 'how far the past goes back'
complete -c batchy -n '__fish_seen_subcommand_from demo' -l workflows -x -d 'how many'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l listen -x -d 'where to listen'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l token-file -r -F -d 'bearer tokens'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l open-writes -d 'let others change batches'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l read-only -d 'change nothing'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l host -x -d 'one more name'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l tls-cert -r -F -d 'certificate'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l tls-key -r -F -d 'its key'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l max-connections -x -d 'at the same time'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l max-connections-per-address -x -d 'from one address'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l max-header-bytes -x -d 'of a request'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l header-timeout -x -d 'of a request'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l idle-timeout -x -d 'without requests'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l max-event-streams -x -d 'clients that listen to changes'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l metrics-workflows -x -d 'in the metrics'
complete -c batchy -n '__fish_seen_subcommand_from serve' -l log-format -x -a 'text json none' -d 'of the access log'
set -l waits '__fish_seen_subcommand_from wait waitsy'
complete -c batchy -n '__fish_seen_subcommand_from waitsy' -o wf -x -a '(__batchy_names)' -d 'the spelling of old'
complete -c batchy -n $waits -l any -d 'one of them is enough'
complete -c batchy -n $waits -l follow -d 'take in workflows that match later'
complete -c batchy -n $waits -l jobs -x -d 'only these jobs'
complete -c batchy -n $waits -l newer-than-batch -x -d 'only a later batch'
complete -c batchy -n $waits -l date -x -d 'the day'
complete -c batchy -n $waits -l timezone -x -a 'UTC local (string match -rg "^[^#]\S*\t\S+\t(\S+)" </usr/share/zoneinfo/zone1970.tab 2>/dev/null)' -d 'whose day'
complete -c batchy -n $waits -l until -x -d 'give up at this time of day'
complete -c batchy -n $waits -l fail-fast -d 'end when a job has failed'
complete -c batchy -n $waits -l wait-for-creation -d 'also for what does not exist yet'
complete -c batchy -n $waits -l interval -x -d 'ask at this pace'
complete -c batchy -n $waits -l redis-patience -x -d 'how long for a lost Redis'
complete -c batchy -n $waits -l quiet -d 'say nothing but errors'
complete -c batchy -n $waits -l progress -d 'show the live status'
complete -c batchy -n $waits -l exec -x -a '(__fish_complete_command)' -d 'run this at the end'
complete -c batchy -n $waits -l notify -d 'show a desktop notification'
complete -c batchy -n $waits -l receipt -r -F -d 'write down the batches'
complete -c batchy -n $waits -l via -x -d 'ask a service'
complete -c batchy -n $waits -l token-file -r -F -d 'its token'
