namespace Compose.Cli.Verbs;

/// <summary>One script per shell, which queries the program itself and so never becomes outdated.</summary>
internal static class CompletionScripts
{
    /// <param name="program">The name of the command.</param>
    public static string For(string shell, string program) =>
        (
            shell switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                _ => PowerShell,
            }
        ).Replace("PROGRAM", program, StringComparison.Ordinal);

    private const string Bash = """
        # bash completion of PROGRAM: source <(PROGRAM completion bash)
        __PROGRAM_complete() {
          local answer directive line
          COMPREPLY=()
          answer=$("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return
          directive=${answer##*:}
          while IFS= read -r line; do
            [[ $line == :* || -z $line ]] || COMPREPLY+=("${line%%$'\t'*}")
          done <<< "$answer"
          (( directive & 2 )) && compopt -o nospace
          (( directive & 4 )) || compopt -o default
        }
        complete -F __PROGRAM_complete PROGRAM

        """;

    private const string Zsh = """
        #compdef PROGRAM
        # zsh completion of PROGRAM: PROGRAM completion zsh > "${fpath[1]}/_PROGRAM"
        _PROGRAM() {
          local -a lines suggestions
          local line directive
          lines=("${(@f)$(${words[1]} __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
          directive=${lines[-1]#:}
          for line in "${(@)lines[1,-2]}"; do
            [[ -n $line ]] && suggestions+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
          done
          if (( directive & 2 )); then
            _describe -V PROGRAM suggestions -S ''
          else
            _describe -V PROGRAM suggestions
          fi
          (( directive & 4 )) || _files
        }
        compdef _PROGRAM PROGRAM

        """;

    private const string Fish = """
        # fish completion of PROGRAM: PROGRAM completion fish > ~/.config/fish/completions/PROGRAM.fish
        function __PROGRAM_complete
            set -l words (commandline -opc) (commandline -ct)
            set -l lines ($words[1] __complete $words[2..-1] 2>/dev/null)
            set -l directive (string sub -s 2 -- $lines[-1])
            for line in $lines[1..-2]
                echo $line
            end
            if test (math "bitand($directive, 4)") -eq 0
                __fish_complete_path (commandline -ct)
            end
        end
        complete -c PROGRAM -f -a '(__PROGRAM_complete)'

        """;

    private const string PowerShell = """
        # PowerShell completion of PROGRAM: PROGRAM completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName PROGRAM -ScriptBlock {
            param($word, $commandAst, $cursor)
            $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
            if ($word -eq '') { $words += '' }
            & PROGRAM __complete @words 2>$null | Where-Object { $_ -and -not $_.StartsWith(':') } | ForEach-Object {
                $value, $description = $_ -split "`t", 2
                if (-not $description) { $description = $value }
                [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)
            }
        }

        """;
}
