#!/bin/sh
# Installs what the laboratory needs, on Debian and Ubuntu, as root; with "bench", also what is measured beside us.
# No daemon is started. Does nothing where everything is there.
set -eu
PATH=$PATH:/usr/sbin:/sbin
for folder in /usr/lib/postgresql/*/bin; do PATH=$PATH:$folder; done
needed="ip unshare openssl nsd knotd keymgr unbound unbound-control named dnssec-signzone ldns-signzone postfix posttls-finger initdb postgres pg_dump"
packages="iproute2 util-linux openssl nsd knot unbound bind9 bind9-utils ldnsutils postfix postgresql"
if [ "${1:-}" = bench ]; then
  needed="$needed dnsperf delv unbound-host drill"
  packages="$packages dnsperf bind9-dnsutils unbound-host"
fi

missing=
for program in $needed; do
  command -v "$program" > /dev/null || missing="$missing $program"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
  echo "the laboratory needs$missing; root on Debian or Ubuntu can install them: $packages" >&2
  exit 1
fi

policy=/usr/sbin/policy-rc.d # decides whether a package may start its daemon
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  printf '#!/bin/sh\nexit 101\n' > $policy
  chmod +x $policy
fi
export DEBIAN_FRONTEND=noninteractive
echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
apt-get -qq update
# shellcheck disable=SC2086
apt-get -qq install --no-install-recommends $packages > /dev/null
