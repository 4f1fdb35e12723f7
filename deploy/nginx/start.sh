#!/bin/sh
# Starts the proxy with the certificate in /certificates or, until there is one, with one that it signs itself. Takes over a new one
# within a minute, without losing a connection.
set -eu

mkdir -p /tmp/tls

take() {
    cp /certificates/fullchain.pem /certificates/privkey.pem /tmp/tls/
    chmod 600 /tmp/tls/privkey.pem
}

if [ -s /certificates/privkey.pem ]; then
    take
else
    openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
        -keyout /tmp/tls/privkey.pem -out /tmp/tls/fullchain.pem 2> /dev/null
fi

while sleep 60; do
    if [ -s /certificates/privkey.pem ] && ! cmp -s /certificates/privkey.pem /tmp/tls/privkey.pem; then
        take
        nginx -s reload
    fi
done &

exec nginx -g 'daemon off;'
