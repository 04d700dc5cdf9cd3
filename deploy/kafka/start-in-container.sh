#!/bin/bash
# Entry point of the broker in deploy/compose.yaml: the settings shared with the embedded broker, plus this container's
# addresses and passwords. Formats an empty data directory; a formatted one is left alone.
set -euo pipefail
: "${HUIYING_KAFKA_ADMIN_PASSWORD:?}" "${HUIYING_KAFKA_CONTROLLER_PASSWORD:?}" "${KAFKA_CLUSTER_ID:?}"

settings=/tmp/server.properties
scram() {
  echo "listener.name.$1.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required" \
    "username=\"admin\" password=\"$HUIYING_KAFKA_ADMIN_PASSWORD\";"
}
umask 077
{
  cat /huiying/server.properties
  echo
  echo "log.dirs=/var/lib/kafka/data/log"
  echo "controller.quorum.voters=1@localhost:9093"
  echo "listener.security.protocol.map=SASL_PLAINTEXT:SASL_PLAINTEXT,HOST:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT"
  echo "listeners=SASL_PLAINTEXT://0.0.0.0:9092,HOST://0.0.0.0:19092,CONTROLLER://localhost:9093"
  echo "advertised.listeners=SASL_PLAINTEXT://kafka:9092,HOST://127.0.0.1:19092"
  scram sasl_plaintext
  scram host
  echo "listener.name.controller.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required" \
    "username=\"controller\" password=\"$HUIYING_KAFKA_CONTROLLER_PASSWORD\"" \
    "user_controller=\"$HUIYING_KAFKA_CONTROLLER_PASSWORD\";"
} > "$settings"

/opt/kafka/bin/kafka-storage.sh format --ignore-formatted -t "$KAFKA_CLUSTER_ID" -c "$settings" \
  --add-scram "SCRAM-SHA-512=[name=admin,password=$HUIYING_KAFKA_ADMIN_PASSWORD]"
exec /opt/kafka/bin/kafka-server-start.sh "$settings"
