# bash completion for batchy. Workflow names come from Redis; without one there are just no names.

_batchy_zones() {
    awk '!/^#/ { print $3 }' /usr/share/zoneinfo/zone1970.tab 2>/dev/null
}

_batchy() {
    local line=${COMP_LINE:0:COMP_POINT} cur prev command='' i
    local -a words where=()
    read -ra words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=('')
    cur=${words[-1]} prev=${words[-2]-}
    COMPREPLY=()

    for ((i = 1; i < ${#words[@]} - 1; ++i)); do
        case ${words[i]} in
            --redis | --cfg | --password-file)
                where+=("${words[i]}" "${words[i + 1]}")
                ((++i))
                ;;
            --redis=* | --cfg=* | --password-file=* | --embedded) where+=("${words[i]}") ;;
            --format | --timeout | --status | --job | --from-date | --limit | --days | --workflows) ((++i)) ;;
            --jobs | --newer-than-batch | --date | --timezone | --until | --interval | --redis-patience) ((++i)) ;;
            --exec | --receipt | --via) ((++i)) ;;
            --listen | --token-file | --host | --tls-* | --max-* | --header-timeout | --idle-timeout) ((++i)) ;;
            --metrics-workflows | --log-format) ((++i)) ;;
            -*) ;;
            *) [[ $command ]] || command=${words[i]} ;;
        esac
    done

    case $prev in
        --format) mapfile -t COMPREPLY < <(compgen -W 'table json infa' -- "$cur") && return ;;
        --status) mapfile -t COMPREPLY < <(compgen -W 'new open success failed broken' -- "$cur") && return ;;
        --cfg) mapfile -t COMPREPLY < <(compgen -d -- "$cur") && return ;;
        --timezone)
            mapfile -t COMPREPLY < <(compgen -W "UTC local $(_batchy_zones)" -- "$cur") && return
            ;;
        --exec) mapfile -t COMPREPLY < <(compgen -c -- "$cur") && return ;;
        --log-format) mapfile -t COMPREPLY < <(compgen -W 'text json none' -- "$cur") && return ;;
        --receipt | --password-file | --token-file | --tls-cert | --tls-key)
            mapfile -t COMPREPLY < <(compgen -f -- "$cur") && return
            ;;
        --redis | --timeout | --job | --from-date | --limit | --days | --workflows) return ;;
        --jobs | --newer-than-batch | --date | --until | --interval | --redis-patience | --via) return ;;
        --listen | --host | --max-* | --header-timeout | --idle-timeout | --metrics-workflows) return ;;
    esac

    if [[ $cur == -* ]]; then
        local options='--redis --embedded --password-file --cfg --format --timeout --yes --version --help'
        case $command in
            load) options+=' --merge --all --dry-run' ;;
            open) options+=' --dry-run' ;;
            close | fail) options+=' --job --dry-run' ;;
            rerun) options+=' --from-date --job --dry-run' ;;
            list) options+=' --status' ;;
            history) options+=' --limit' ;;
            wait | waitsy)
                options+=' --any --follow --jobs --newer-than-batch --date --timezone --until --fail-fast'
                options+=' --wait-for-creation --interval --redis-patience --quiet --progress --exec --notify'
                options+=' --receipt --via --token-file'
                [[ $command == waitsy ]] && options+=' -wf'
                ;;
            demo) options+=' --days --workflows --dry-run' ;;
            serve)
                options+=' --listen --token-file --open-writes --read-only --host --tls-cert --tls-key'
                options+=' --max-connections --max-connections-per-address --max-header-bytes --header-timeout'
                options+=' --idle-timeout --max-event-streams --metrics-workflows --log-format'
                ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
        return
    fi

    local commands='load status open preview close fail rerun list history check wait waitsy receipt config demo serve settings help'
    case $command in
        '' | help) mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur") ;;
        load) mapfile -t COMPREPLY < <("${words[0]}" "${where[@]}" complete-workflows --files "$cur" 2>/dev/null) ;;
        config)
            if [[ $prev == config ]]; then
                mapfile -t COMPREPLY < <(compgen -W validate -- "$cur")
            else
                mapfile -t COMPREPLY < <("${words[0]}" "${where[@]}" complete-workflows --files "$cur" 2>/dev/null)
            fi
            ;;
        status) mapfile -t COMPREPLY < <("${words[0]}" "${where[@]}" complete-workflows --batches "$cur" 2>/dev/null) ;;
        receipt)
            if [[ $prev == receipt ]]; then
                mapfile -t COMPREPLY < <(compgen -W verify -- "$cur")
            else
                mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            fi
            ;;
        open | preview | close | fail | rerun | list | history | check | wait | waitsy)
            mapfile -t COMPREPLY < <("${words[0]}" "${where[@]}" complete-workflows "$cur" 2>/dev/null)
            ;;
    esac
}

complete -F _batchy batchy
