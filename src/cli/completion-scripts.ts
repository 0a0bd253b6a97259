/**
 * Scripts that complete `kedge` in a shell. Each hands the words typed so far to `kedge complete` as arguments, never
 * through `eval`; where kedge knows nothing, the shell completes file names.
 */
const bash = `# bash completion for kedge
_kedge() {
  local cur=\${COMP_WORDS[COMP_CWORD]} line
  case $cur in =|:) cur= ;; esac
  COMPREPLY=()
  while IFS= read -r line; do
    line=\${line%%$'\\t'*}
    [[ $line == "$cur"* ]] && COMPREPLY+=("$line")
  done < <(kedge complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *[:.] ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -o default -F _kedge kedge
`;

const zsh = `#compdef kedge
_kedge() {
  local -a found
  local line
  while IFS= read -r line; do
    line=\${line//:/\\\\:}
    found+=("\${line/$'\\t'/:}")
  done < <(kedge complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#found} )); then _describe kedge found; else _files; fi
}
if [[ \${funcstack[1]} == _kedge ]]; then _kedge "$@"; else compdef _kedge kedge; fi
`;

const fish = `# fish completion for kedge
function __kedge_complete
  set -l words (commandline -opc) (commandline -ct)
  kedge complete -- $words[2..-1] 2>/dev/null
end
complete -c kedge -a '(__kedge_complete)'
`;

export const scripts = { bash, zsh, fish };
