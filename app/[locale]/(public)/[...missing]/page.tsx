import { notFound } from 'next/navigation';

/** Any address that nothing else answers gets the not-found page in its language. */
export default function Missing(): never {
  notFound();
}
