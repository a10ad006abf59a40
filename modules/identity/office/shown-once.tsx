import { Button } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';
import styles from './shown-once.module.css';

interface ShownOnceProps {
  /** What the secret is, for screen readers: `Kunci API`. */
  label: string;
  secret: string;
}

/** A secret that is shown this once: large, and easy to take along. */
export function ShownOnce({ label, secret }: ShownOnceProps) {
  return (
    <div className={styles.once}>
      <output className={styles.secret} aria-label={label}>
        {secret}
      </output>
      <CopyButton text={secret} />
    </div>
  );
}

/** Copies a text, and says so. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<boolean | null>(null);
  const Icon = copied ? Check : Copy;
  const words = copied === null ? 'identity.copy' : copied ? 'identity.copied' : 'identity.copyByHand';
  return (
    <Button
      variant="default"
      leftSection={<Icon size={16} aria-hidden="true" />}
      onClick={() => void copyText(text).then(setCopied)}
    >
      <span role="status">{t(words)}</span>
    </Button>
  );
}
