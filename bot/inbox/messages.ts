/** What the inbox says to mail servers. */
export const replies = {
  banner: "takes messages of outbound tests and no others",
  busy: { code: 421, text: "4.7.0 Too many connections from your network, try again later" },
  unknown: { code: 550, text: "5.1.1 No such address" },
  tooManyGuesses: { code: 421, text: "4.7.0 Too many unknown addresses" },
  tooLarge: { code: 552, text: "5.3.4 The message is larger than 256 KiB, or its header than 64" },
  notNow: { code: 451, text: "4.3.0 It cannot be taken now, try again later" },
  taken: "2.0.0 Received; it is verified and not kept",
} as const;
