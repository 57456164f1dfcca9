/** Whose request it is. */
import type { Installation } from "@slack/oauth";
import type { TenantId } from "../../model.ts";

/** The ids of a request or an installation, as Slack writes them. */
export interface Where {
  teamId?: string | undefined;
  enterpriseId?: string | undefined;
  isEnterpriseInstall: boolean;
}

/**
 * The organization where that installed the app as a whole, else the workspace. In channels shared between workspaces `teamId`
 * is the one that has installed the app. Undefined where Slack names neither.
 */
export function tenantOf({ teamId, enterpriseId, isEnterpriseInstall }: Where): TenantId | undefined {
  const id = isEnterpriseInstall ? (enterpriseId ?? teamId) : (teamId ?? enterpriseId);
  return id === undefined ? undefined : tenantId(id);
}

export function tenantOfInstallation({ team, enterprise, isEnterpriseInstall }: Installation): TenantId | undefined {
  return tenantOf({
    teamId: team?.id,
    enterpriseId: enterprise?.id,
    isEnterpriseInstall: isEnterpriseInstall === true,
  });
}

/** Undefined for what is no id of Slack's. */
function tenantId(text: string): TenantId | undefined {
  return isTenantId(text) ? text : undefined;
}

function isTenantId(text: string): text is TenantId {
  return /^[TE][A-Z\d]{1,31}$/.test(text);
}

/** Nobody to answer for. */
export class NotInstalled extends Error {
  override name = "NotInstalled";
}

export function knownTenant(where: Where): TenantId {
  const tenant = tenantOf(where);
  if (tenant === undefined) throw new NotInstalled("neither a workspace nor an organization");
  return tenant;
}
