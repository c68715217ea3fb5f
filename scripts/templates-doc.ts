import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { vocabularyDocument } from './support/vocabulary-document.ts';

const file = path.resolve(import.meta.dirname, '../docs/templates.md');
writeFileSync(file, vocabularyDocument());
console.log('Wrote docs/templates.md');
