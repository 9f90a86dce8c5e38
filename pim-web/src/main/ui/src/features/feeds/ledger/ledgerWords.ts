import type { ItemAction, ItemIssue } from '@/api/types';
import type { Tone } from '@/design/Badge';

export const ACTIONS: Record<ItemAction, { label: string; says: string }> = {
  CREATE: { label: 'Create', says: 'It was sent as new.' },
  UPDATE: { label: 'Update', says: 'It was sent in place of an earlier version.' },
  DELETE: { label: 'Delete', says: 'The channel was told to take it away.' },
};

export const SEVERITIES: Record<ItemIssue['severity'], { label: string; tone: Tone }> = {
  ERROR: { label: 'Error', tone: 'bad' },
  WARNING: { label: 'Warning', tone: 'warn' },
  INFO: { label: 'Note', tone: 'info' },
};
