# bash completion for batchy-console. Workflow names come from Redis; without one there are just no names.

_batchy_console() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} word
    COMPREPLY=()
    case $previous in
        --theme) mapfile -t COMPREPLY < <(compgen -W 'light dark system' -- "$current") && return ;;
        --panel)
            mapfile -t COMPREPLY < <(compgen -W 'window board detail open close fail rerun load keys' -- "$current")
            return
            ;;
        --cfg) mapfile -t COMPREPLY < <(compgen -d -- "$current") && return ;;
        --password-file | --screenshot | --receipt) mapfile -t COMPREPLY < <(compgen -f -- "$current") && return ;;
        --redis | --size) return ;;
    esac
    local options='--redis --embedded --password-file --cfg --theme' waits=
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ $word == --wait ]] && waits=1
    done
    if [[ $waits ]]; then
        options+=' --window --any --follow --jobs --newer-than-batch --date --timezone --until --timeout --fail-fast'
        options+=' --wait-for-creation --interval --redis-patience --quiet --progress --exec --notify --receipt'
    else
        options+=' --select --new-window --screenshot --size --panel --wait --help --version'
    fi
    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    elif [[ $waits || $previous == --select ]]; then
        mapfile -t COMPREPLY < <("${COMP_WORDS[0]%-console}" complete-workflows "$current" 2>/dev/null)
    fi
}
complete -F _batchy_console batchy-console
