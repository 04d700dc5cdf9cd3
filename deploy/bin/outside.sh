# For a shell that plays the province, a department or an officer of a local run:   . deploy/bin/outside.sh
#   as <principal>            kcat's options for that login: province, gateway, dept.<org>
#   properties <principal>    the same as a file for Kafka's own console tools
#   token <role> <place>      a bearer token; <place> is a division code, or all
#   url <service>             its base address
# Needs Node only. HUIYING_HOME names the home when it is not .huiying.
_huiying() {
  node -e '
    const { readFileSync } = require("node:fs");
    const { kafka, http, tokens } = JSON.parse(readFileSync((process.env.HUIYING_HOME || ".huiying") + "/connection.json", "utf8"));
    const [what, name, place] = process.argv.slice(1);
    const login = () => kafka.principals[name] ?? fail(`no login ${name}; there are: ${Object.keys(kafka.principals).join(", ")}`);
    const fail = (message) => { console.error(message); process.exit(1); };
    const certificate = (key) => (kafka.caFile ? [`${key}=${kafka.caFile}`] : []);
    const answers = {
      as: () => {
        const { username, password } = login();
        const settings = [`security.protocol=${kafka.securityProtocol}`, `sasl.mechanism=${kafka.mechanism}`,
          `sasl.username=${username}`, `sasl.password=${password}`, ...certificate("ssl.ca.location")];
        return ["-b", kafka.brokers.join(","), ...settings.flatMap((setting) => ["-X", setting])].join("\n");
      },
      properties: () => {
        const { username, password } = login();
        const module = "org.apache.kafka.common.security.scram.ScramLoginModule";
        return [`bootstrap.servers=${kafka.brokers.join(",")}`, `security.protocol=${kafka.securityProtocol}`,
          `sasl.mechanism=${kafka.mechanism}`, `sasl.jaas.config=${module} required username="${username}" password="${password}";`,
          "enable.idempotence=false"].join("\n");
      },
      brokers: () => kafka.brokers.join(","),
      token: () => tokens.find((one) => one.role === name && one.jurisdiction === (place === "all" ? "*" : place) && !one.org)?.token
        ?? fail(`no token of a ${name} for ${place}`),
      url: () => http[name] ?? fail(`no service ${name}`),
    };
    console.log(answers[what]());
  ' "$@"
}
as() { _huiying as "$1"; }
properties() { _huiying properties "$1"; }
brokers() { _huiying brokers; }
token() { _huiying token "$1" "$2"; }
url() { _huiying url "$1"; }
