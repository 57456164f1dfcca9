import { BlockList, isIP } from "node:net";

// src/net/public-address.ts
const specialIPv4 = [
	"0.0.0.0/8",
	"10.0.0.0/8",
	"100.64.0.0/10",
	"127.0.0.0/8",
	"169.254.0.0/16",
	"172.16.0.0/12",
	"192.0.0.0/24",
	"192.0.2.0/24",
	"192.31.196.0/24",
	"192.52.193.0/24",
	"192.88.99.0/24",
	"192.168.0.0/16",
	"192.175.48.0/24",
	"198.18.0.0/15",
	"198.51.100.0/24",
	"203.0.113.0/24",
	"224.0.0.0/4",
	"240.0.0.0/4"
];
const globalIPv6 = ["2000::/3"];
const specialIPv6 = [
	"2001::/23",
	"2001:db8::/32",
	"2002::/16",
	"2620:4f:8000::/48",
	"3fff::/20"
];
const special4 = listOf(specialIPv4, "ipv4");
const special6 = listOf(specialIPv6, "ipv6");
const global6 = listOf(globalIPv6, "ipv6");
function isPublic(address) {
	if (address.includes("%")) return false;
	switch (isIP(address)) {
		case 4: return !special4.check(address, "ipv4");
		case 6: return global6.check(address, "ipv6") && !special6.check(address, "ipv6");
		default: return false;
	}
}
function listOf(prefixes, family) {
	const list = new BlockList();
	for (const prefix of prefixes) {
		const [network = "", length] = prefix.split("/");
		list.addSubnet(network, Number(length), family);
	}
	return list;
}

export { isPublic as t };