#!/bin/sh
# /etc/nginx/templates/NAME.template becomes conf.d/NAME, with ${VARIABLES} of the environment filled in.
set -e
for template in /etc/nginx/templates/*.template; do
  [ -f "$template" ] || continue
  env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=\(.*\)$/s|${\1}|\2|g/p' >/tmp/filling
  sed -f /tmp/filling "$template" >"/etc/nginx/conf.d/$(basename "$template" .template)"
done
exec "$@"
