# fish completion for batchy-console. Workflow names come from Redis; without one there are just no names.

function __batchy_console_names
    batchy complete-workflows (commandline -ct) 2>/dev/null
end

set -l waits '__fish_contains_opt wait'

complete -c batchy-console -f
complete -c batchy-console -l redis -x -d 'the Redis to use'
complete -c batchy-console -l embedded -d 'use a private Redis on this computer'
complete -c batchy-console -l password-file -r -F -d 'read the password from a file'
complete -c batchy-console -l cfg -x -a '(__fish_complete_directories)' -d 'the folder of workflow files'
complete -c batchy-console -l theme -x -a 'light dark system' -d 'how it looks'
complete -c batchy-console -l select -x -a '(__batchy_console_names)' -d 'choose this workflow'
complete -c batchy-console -l new-window -d 'open another window for the same Redis'
complete -c batchy-console -l screenshot -r -F -d 'draw the window into a file'
complete -c batchy-console -l size -x -d 'the size of the window'
complete -c batchy-console -l panel -x -a 'window board detail open close fail rerun load keys' -d 'what to draw'
complete -c batchy-console -l wait -x -a '(__batchy_console_names)' -d 'wait until workflows are done'
complete -c batchy-console -n $waits -l window -d 'show the wait in a small window'
complete -c batchy-console -n $waits -a '(__batchy_console_names)'
complete -c batchy-console -s h -l help -d 'show the options'
complete -c batchy-console -l version -d 'show the version'
