#!/bin/sh
# Gets a certificate for the hosts in CERTIFICATE_HOSTS and renews it, twice a day at most. Runs in certbot's image.
set -eu

: "${CERTIFICATE_HOSTS:?set it to the host names, comma-separated}" "${CERTIFICATE_EMAIL:?set it to the address that is told about trouble}"

while :; do
    # The deploy hook runs after a new certificate only. The proxy's user (101) reads the copies and nothing else of certbot's.
    certbot certonly --non-interactive --agree-tos --email "$CERTIFICATE_EMAIL" --cert-name site --keep-until-expiring \
        --webroot --webroot-path /challenge --domains "$CERTIFICATE_HOSTS" \
        --deploy-hook 'for name in fullchain privkey; do
            cp "$RENEWED_LINEAGE/$name.pem" "/certificates/$name.new" && chown 101 "/certificates/$name.new" &&
            mv "/certificates/$name.new" "/certificates/$name.pem"
        done' || echo "No certificate yet: tried again in 12 hours."
    sleep 43200
done
