import { Button } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard
      .writeText(text)
      .then(() => setCopied(true))
      .catch(() => setCopied(false));
  };
  const Icon = copied ? Check : Copy;
  return (
    <Button variant="default" leftSection={<Icon size={16} aria-hidden="true" />} onClick={copy}>
      <span role="status">{t(copied ? 'identity.copied' : 'identity.copy')}</span>
    </Button>
  );
}
