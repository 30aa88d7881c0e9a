import { listCompanies } from "../features/companies/api";
import type { Company } from "../features/companies/model";
import { Query } from "./query.svelte";

const stored = "placet.company";

/** The companies of the workspace and which of them the lists show; "" shows all. */
class CompanyChoice {
  readonly all = new Query<Company[]>();
  chosen = $state("");

  async load(): Promise<void> {
    await this.all.run(listCompanies);
    const wish = localStorage.getItem(stored) ?? "";
    this.chosen = this.list.some((one) => one.id === wish) ? wish : "";
  }

  get list(): readonly Company[] {
    return this.all.value ?? [];
  }

  choose(id: string): void {
    this.chosen = id;
    localStorage.setItem(stored, id);
  }

  shows(id: string): boolean {
    return this.chosen === "" || this.chosen === id;
  }

  name(id: string): string {
    const one = this.list.find((company) => company.id === id);
    return one?.shortName || one?.name || id;
  }
}

export const companies = new CompanyChoice();
