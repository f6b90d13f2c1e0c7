#!/usr/bin/env python3
"""Writes a large compose project, always the same one for the same words: what bench.sh measures with.

generate.py SHAPE COUNT FOLDER      writes FOLDER/compose.yaml, and FOLDER/.env for the shapes that use variables

shapes, each of COUNT services
  plain    image, command, ports, volumes, environment, networks of fifty services each
  anchors  the same, every service merging two shared blocks and overriding a part of them
  interp   the same, with a dozen variable expressions of every kind in each service
  extends  the same, every service extending its neighbour, five in a row
  chain    the same, every service depending on the one before: one path as long as the file
  dag      the same, every service depending on up to three others: few edges, very many paths
  full     anchors, interp and dependencies with health checks, limits, labels, secrets, configs and profiles
"""
import pathlib
import sys

SHARED = """
x-defaults: &defaults
  restart: unless-stopped
  stop_grace_period: 20s
  logging: &logging
    driver: json-file
    options: {max-size: 5m, max-file: "2"}
x-limits: &limits
  deploy:
    resources:
      limits: {cpus: "0.25", memory: 128M}
x-variables: &variables
  LANG: C.UTF-8
  LEVEL: warning
  REGION: north
"""

CHECK = """    healthcheck:
      test: ["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:8080/healthz || exit 1"]
      interval: 15s
      timeout: 3s
      retries: 4
      start_period: 1m10s"""


class Project:
    def __init__(self, shape, count):
        self.shape = shape
        self.count = count
        self.networks = -(-count // 50)
        self.volumes = -(-count // 4)
        self.lines = []
        self.env = []

    def has(self, *shapes):
        return self.shape in shapes

    def write(self, *lines):
        self.lines.extend(lines)

    def text(self):
        self.write(f"name: bench-{self.shape}-{self.count}")
        if self.has("anchors", "full"):
            self.write(SHARED.strip("\n"))
        self.write("services:")
        for number in range(self.count):
            self.service(number)
        self.top_level()
        return "\n".join(self.lines) + "\n"

    def service(self, number):
        name = f"s{number}"
        self.write(f"  {name}:")
        if self.has("anchors", "full"):
            self.write("    <<: [*defaults, *limits]")
        if self.has("extends") and number % 5:
            self.write("    extends:", f"      service: s{number - 1}")
        if self.has("interp", "full"):
            self.write(f"    image: ${{MIRROR:-mirror.example.org}}/team/{name}:${{VERSION_{number}:-2.{number % 9}}}")
        else:
            self.write(f"    image: mirror.example.org/team/{name}:2.{number % 9}")
        self.write(f'    command: ["run", "--name", "{name}", "--shard", "{number % 16}"]')
        self.environment(number)
        self.write("    ports:", f'      - "{20000 + 2 * number}:8080"',
                   f"      - {{target: 8081, published: \"{20001 + 2 * number}\", protocol: udp}}")
        self.write("    volumes:", f"      - store{number % self.volumes}:/var/lib/{name}", f"      - ./etc/{name}.toml:/etc/service.toml:ro")
        self.write("    networks:", *(f"      - net{net}" for net in sorted({number // 50, (number // 50 + 1) % self.networks})))
        self.dependencies(number)
        if self.has("dag", "full"):
            self.write(CHECK)
        if self.has("full"):
            self.extras(number)

    def environment(self, number):
        self.write("    environment:")
        if self.has("anchors", "full"):
            self.write("      <<: *variables")
        self.write(f'      SHARD: "{number % 16}"', f"      PEER: s{number * 13 % self.count}", f"      ADDRESS: http://s{number}:8080/v1")
        if self.has("interp", "full"):
            own = f"OWN_{number}"
            self.env.append(f"{own}=value {number}")
            self.env.append(f"QUOTED_{number}='as it $is'")
            for key, value in {
                "PLAIN": f"${own}", "BRACED": f"${{{own}}}", "DEFAULT": f"${{NONE_{number}:-fallback}}", "UNSET": f"${{NONE_{number}-{number}}}",
                "REQUIRED": f"${{{own}:?has to be set}}", "OTHER": f"${{{own}:+given}}", "NESTED": f"${{NONE_{number}:-${{{own}:-deep}}}}",
                "QUOTED": f"${{QUOTED_{number}}}", "MONEY": "$$5", "URL": f"tcp://${{HOST:-s{number}}}:${{PORT:-8080}}/${{{own}}}",
            }.items():
                self.write(f'      {key}: "{value}"')

    def dependencies(self, number):
        if number == 0:
            return
        if self.has("chain"):
            self.write("    depends_on:", f"      - s{number - 1}")
        elif self.has("dag", "full"):
            others = {number // 2, number // 3, number - 1} if self.has("dag") else {number // 10, number * 3 % min(number, 12)}
            self.write("    depends_on:")
            for other in sorted(others):
                self.write(f"      s{other}:", "        condition: service_healthy")

    def extras(self, number):
        self.write("    labels:", f'      team: "t{number % 7}"', f'      route: "Host(`s{number}.${{DOMAIN:-example.org}}`)"')
        self.write("    secrets:", f"      - secret{number % 8}", "    configs:", f"      - {{source: config{number % 8}, target: /etc/shared.toml, mode: 0440}}")
        # In the later half only, which nobody depends on: what is on may not depend on what is off.
        if number % 10 == 9 and number > max(12, self.count // 2):
            self.write("    profiles: [extra]")

    def top_level(self):
        self.write("networks:", *(f"  net{net}: {{driver: bridge, labels: {{block: \"{net}\"}}}}" for net in range(self.networks)))
        self.write("volumes:", *(f"  store{volume}: {{labels: {{kind: data}}}}" for volume in range(self.volumes)))
        if self.has("full"):
            self.write("secrets:", *(f"  secret{k}: {{file: ./secrets/{k}}}" for k in range(8)))
            self.write("configs:", *(f"  config{k}: {{content: \"block = {k}, domain = ${{DOMAIN:-example.org}}\"}}" for k in range(8)))


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("plain", "anchors", "interp", "extends", "chain", "dag", "full") or not sys.argv[2].isdigit():
        sys.exit(__doc__.strip())
    project = Project(sys.argv[1], int(sys.argv[2]))
    folder = pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "compose.yaml").write_text(project.text(), encoding="utf-8")
    if project.env:
        (folder / ".env").write_text("\n".join(project.env) + "\n", encoding="utf-8")


main()
