import { useState } from 'react';
import type { PersonId } from '#core/contract/ids.ts';
import { useSession } from '#office/session/use-session.ts';
import { useStore } from '#office/state/store.ts';
import type { Direction } from '../../contract/terms.ts';
import type { Sending } from '../device/check-in-box.ts';
import { thisDeviceName } from '../device/device-name.ts';
import { checkInNow } from '../device/kept-check-ins.ts';
import type { Photo } from '../device/photo.ts';
import { signCheckIn } from '../device/sign-check-in.ts';
import { bindThisDevice, boundDevice, boundKey, clock } from '../device/this-device.ts';
import type { Entrance } from './entrance-fields.tsx';
import type { KnownToday } from './known-today.ts';
import type { Where } from './where-is.ts';

/** What the person adds to the position, and the second press, which binds the device at its first use. */
export function useCheckInSheet(today: KnownToday, direction: Direction, where: Where | null) {
  const personId = useSession().person.id as PersonId;
  const deviceId = useStore(boundDevice);
  const [typed, setEntrance] = useState<Entrance | null>(null);
  const [photo, setPhoto] = useState<Photo | null>(null);
  const [name, setName] = useState(thisDeviceName);
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState<Sending | null>(null);
  const [lost, setLost] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const entrance = typed ?? { placeId: where?.place?.id ?? today.places[0]?.id, digits: '' };

  const send = async () => {
    setSending(true);
    setFault(null);
    try {
      const device = deviceId ?? (await bindThisDevice(personId, name.trim()));
      const key = await boundKey();
      setLost(key === null);
      if (!key) return;
      const given = /^\d{8}$/.test(entrance.digits) && entrance.placeId !== undefined;
      const said = {
        ...{ personId, deviceId: device, direction, position: where?.position ?? null },
        entrance: given ? { placeId: entrance.placeId!, digits: entrance.digits } : null,
        photo: photo?.digest ?? null,
      };
      const item = await signCheckIn(said, clock.stamp(), key);
      setSent(await checkInNow(item, photo?.bytes ?? null));
    } catch (error) {
      setFault(error);
    } finally {
      setSending(false);
    }
  };
  return {
    ...{ name, setName, photo, setPhoto, setEntrance, sending, sent, lost, fault, send },
    entrance: entrance as Entrance,
    binds: deviceId === null,
  };
}
