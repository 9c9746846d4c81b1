"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { chooseOrganisation } from "../data/chosen-organisation.ts";
import { meQueries } from "../data/me.ts";
import { findOrganisationOf } from "../data/projects.ts";

/**
 * A link to a project of another of the person's organisations: looks for the one it belongs to, goes on in that, and
 * answers whether it still looks.
 */
export function useOrganisationOf(projectId: string, isHidden: boolean): boolean {
  const { data: me } = useQuery(meQueries.me());
  const [searched, setSearched] = useState(false);
  useEffect(() => {
    if (!isHidden || me === undefined || searched) return;
    const others = me.organisations.map((one) => one.id).filter((id) => id !== me.orgId);
    void findOrganisationOf(projectId, others).then((orgId) => {
      if (orgId !== undefined) {
        chooseOrganisation(orgId);
        window.location.reload();
      } else setSearched(true);
    });
  }, [isHidden, me, projectId, searched]);
  return isHidden && !searched;
}
