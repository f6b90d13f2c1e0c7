# What is recorded: typed and run, command by command, in the folder of the project. Runs in the recorded terminal.
# shellcheck shell=bash

# The recording shows these, not how they were typed.
pause() { sleep "$1"; }

show() {
  local i
  printf '\033[1;32m$\033[0m '
  pause 0.6
  for ((i = 0; i < ${#1}; i++)); do
    printf '%s' "${1:i:1}"
    pause 0.02
  done
  printf '\n'
  pause 0.2
  bash -c "$1" || true
  pause "${2:-1.5}"
}

clear
show "compose validate" 3
show "sed -i s/bakc/back/ compose.yaml"
show "compose up -d" 2
show "sed -i s/256m/512m/ compose.yaml"
clear
show "compose plan" 4
show "compose up -d" 4
