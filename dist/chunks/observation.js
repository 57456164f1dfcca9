// src/message/observation.ts
const tlsVersions = [
	"SSLv2",
	"SSLv3",
	"TLSv1.0",
	"TLSv1.1",
	"TLSv1.2",
	"TLSv1.3"
];

export { tlsVersions as t };