import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { RequestView } from '../../contract/requests.ts';
import { useAttendanceWords } from './use-attendance-words.ts';

/** What a request asks and what became of it, in words. */
export function useRequestWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const { span } = useAttendanceWords();
  return {
    /** `Koreksi presensi`, `Dinas luar` */
    kind: ({ content }: RequestView): string => t(`attendance.request.${content.kind}`),
    /** `Masuk pukul 07.30 WIB, 23 November 2026` */
    asked: ({ content, firstDay, lastDay }: RequestView): string => {
      const days = span(firstDay, lastDay);
      switch (content.kind) {
        case 'correction':
          return `${t(`attendance.direction.${content.direction}`)}, ${format.moment(content.at)}`;
        case 'remote':
          return `${days} · ${t(`attendance.mode.${content.mode}`)}`;
        case 'permission':
          return withPart(days, content.part);
        default:
          return `${withPart(days, content.part)} · ${content.reference}`;
      }
    },
    /** Who did what, and why. */
    step: ({ act, by, at, note }: RequestView['steps'][number]): string => {
      const said = t(`attendance.request-act.${act}`, { name: by.name, at: format.moment(at) });
      return note ? `${said}: ${note}` : said;
    },
  };
  function withPart(days: string, part: string): string {
    return part === 'whole' ? days : `${days} (${t(`attendance.part.${part}`)})`;
  }
}
