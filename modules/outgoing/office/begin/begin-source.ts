import { RecipientId } from '#modules/dispositions/contract/terms.ts';
import { LetterId } from '#modules/letters/contract/terms.ts';
import { AmendsHow, DraftId } from '../../contract/terms.ts';

/** What a new letter comes from, as the address of the page says it; what is no id is left out. */
export interface BeginSource {
  answersLetterId?: LetterId;
  answersDeskId?: RecipientId;
  amendsDraftId?: DraftId;
  amendsHow?: AmendsHow;
  likeDraftId?: DraftId;
}

/** Names of the parameters in the address: `/outgoing/new?letter=…&desk=…`. */
export function beginSource(search: Readonly<Record<string, unknown>>): BeginSource {
  const letter = LetterId.safeParse(search.letter).data;
  const desk = RecipientId.safeParse(search.desk).data;
  const amends = DraftId.safeParse(search.amends).data;
  const how = AmendsHow.safeParse(search.how).data;
  const like = DraftId.safeParse(search.like).data;
  return {
    ...(letter ? { answersLetterId: letter } : {}),
    ...(desk ? { answersDeskId: desk } : {}),
    ...(amends && how ? { amendsDraftId: amends, amendsHow: how } : {}),
    ...(like ? { likeDraftId: like } : {}),
  };
}
