#!/bin/sh
# Starts SeaweedFS with the keys from the environment. Without a signature only the folders of public pictures can be read.
set -eu

umask 077
cat > /tmp/s3.json << JSON
{"identities": [
  {"name": "anonymous", "actions": [
    "Read:media/media/images/*", "Read:media/media/original_images/*", "Read:media/media/avatar_images/*"]},
  {"name": "site", "actions": ["Admin", "Read", "Write", "List", "Tagging"],
   "credentials": [{"accessKey": "$AWS_ACCESS_KEY_ID", "secretKey": "$AWS_SECRET_ACCESS_KEY"}]}
]}
JSON

exec /entrypoint.sh server -dir=/data -s3 -s3.config=/tmp/s3.json
