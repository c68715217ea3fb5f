export type Role = 'resident' | 'organizer' | 'editor' | 'admin';

/** A signed-in person. */
export type Actor = {
  id: string;
  email: string;
  name: string | null;
  roles: readonly Role[];
  language: string;
  /** When the account was made. */
  createdAt: Date;
};

/** Who is looking: a signed-in person, or nobody. */
export type Viewer = Actor | null;

export function hasRole(viewer: Viewer, ...roles: Role[]): boolean {
  return viewer?.roles.some((role) => role === 'admin' || roles.includes(role)) ?? false;
}
