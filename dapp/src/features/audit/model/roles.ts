/** A role given or ended, as the index lists it. */
export interface RoleEvent {
  role: string;
  account: string;
  granted: boolean;
  municipality: { number: number } | null;
  commons: { number: number } | null;
  /** Unix seconds. */
  timestamp: number;
}

/** What concerns a municipality: its own roles, and those over the contracts of all. */
export function concerns(event: RoleEvent, municipality: number): boolean {
  return event.municipality === null ? event.commons === null : event.municipality.number === municipality;
}

/** Who holds which role after these events, which come in the chain's order; each with the event that gave it. */
export function holders<Event extends RoleEvent>(events: readonly Event[]): Event[] {
  const held = new Map<string, Event>();
  for (const event of events) {
    const { role, account, municipality, commons } = event;
    const key = [role, account.toLowerCase(), municipality?.number ?? '', commons?.number ?? ''].join();
    if (event.granted) held.set(key, held.get(key) ?? event);
    else held.delete(key);
  }
  return [...held.values()];
}
