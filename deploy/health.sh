#!/bin/bash
# portal-health PATH: 0 when the portal answers 200 there. The image has no curl, and bash can open a connection itself.
set -eu
# The portal answers to its own name only.
host=${Portal__PublicUrl:-http://localhost}
host=${host#*://}
host=${host%%/*}
exec 3<>"/dev/tcp/127.0.0.1/${ASPNETCORE_HTTP_PORTS:-8080}"
printf 'GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$1" "$host" >&3
read -r -t 2 _ status _ <&3
[ "$status" = 200 ]
