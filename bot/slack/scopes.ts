/** What the app asks a workspace for, and why: the manifests, the installation and the handbook have it from here. */
export interface Scope {
  name: string;
  /** An English sentence for whoever installs. */
  why: string;
  /** The installer may leave it out; what it is for is then not there. */
  isOptional: boolean;
}

export const scopes: readonly Scope[] = [
  { name: "commands", why: "The command /mecsa and the two shortcuts.", isOptional: false },
  {
    name: "chat:write",
    why: "Answers, alerts and digests in channels that the app was invited to, and direct messages.",
    isOptional: false,
  },
  { name: "chat:write.public", why: "Alerts in public channels without an invitation.", isOptional: true },
  {
    name: "files:write",
    why: "The buttons Export JSON and Export CSV and the command export: they send a file in a direct message.",
    isOptional: true,
  },
  {
    name: "users:read",
    why: "Tells administrators from others where only some people may watch; nothing of it is kept.",
    isOptional: true,
  },
];

export const scopeNames: readonly string[] = scopes.map(({ name }) => name);

export const botEvents: readonly string[] = ["app_home_opened", "app_uninstalled", "tokens_revoked"];
