import type { ReactNode } from 'react';

/** Made for one person at each request. Without this Next takes these pages, like the public ones, for kept ones. */
export const dynamic = 'force-dynamic';

export default function Personal({ children }: { children: ReactNode }) {
  return children;
}
