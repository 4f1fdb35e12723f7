#!/bin/sh
# Puts the code in this folder into service without losing a request: new processes answer before the old ones stop.
#   deploy/roll.sh compose     the services web and worker of docker-compose.yml
#   deploy/roll.sh systemd     massage-practice-web@PORT, one port after the other, and the worker; as root
# No request is lost because the proxy gives a request that no process has answered to another one (deploy/nginx, deploy/caddy).
set -eu

cd "$(dirname "$0")/.."

say() {
    echo "$(date +%T) $*"
}

# Waits until a command succeeds; gives up after 120 seconds, and leaves the old processes in service.
wait_for() {
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        if [ "$tries" -ge 120 ]; then
            say "In vain: $*" >&2
            exit 1
        fi
        sleep 1
    done
}

healthy() {
    [ "$(docker inspect --format '{{.State.Health.Status}}' "$1")" = healthy ]
}

compose() {
    [ "${BUILD:-yes}" = no ] || docker compose build web
    say "Migrating"
    docker compose run --rm --no-deps -T migrate
    old=$(docker compose ps -q web)
    count=$(echo "$old" | wc -w)
    say "Starting $count web servers beside the $count old ones"
    docker compose up --detach --no-deps --no-recreate --scale "web=$((count * 2))" web
    for container in $(docker compose ps -q web); do
        wait_for healthy "$container"
    done
    # The proxy asks for the addresses each second.
    sleep 3
    for container in $old; do
        say "Stopping $container"
        docker stop --time 40 "$container" > /dev/null
        docker rm "$container" > /dev/null
    done
    docker compose up --detach --no-deps --no-recreate --scale "web=$count" web
    say "Replacing the worker"
    docker compose up --detach --no-deps worker
}

answers() {
    curl --fail --silent --output /dev/null --max-time 5 --header "Host: $host" "http://127.0.0.1:$1/healthz"
}

as_the_site() {
    runuser -u massage-practice -- "$@"
}

systemd() {
    host=$(sed -n 's/^ALLOWED_HOSTS=\([^, ]*\).*/\1/p' .env)
    say "Catalogues, static files, migrations"
    .venv/bin/python manage.py compile_catalogues
    .venv/bin/python manage.py collectstatic --no-input --verbosity 0
    as_the_site .venv/bin/python manage.py migrate --no-input
    for unit in $(systemctl list-units --plain --no-legend 'massage-practice-web@*' | cut -d ' ' -f 1); do
        port=${unit#*@}
        port=${port%.service}
        say "Restarting $unit"
        systemctl restart "$unit"
        wait_for answers "$port"
    done
    say "Restarting the worker"
    systemctl restart massage-practice-worker.service
}

case "${1:-}" in
    compose | systemd) "$1" ;;
    *)
        sed -n '2,5s/^# //p' "$0"
        exit 2
        ;;
esac
say "All are new."
