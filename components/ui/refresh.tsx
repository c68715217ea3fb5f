'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Draws the page again every few seconds while it is in front; what is open or in focus stays so. */
export function Refresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
