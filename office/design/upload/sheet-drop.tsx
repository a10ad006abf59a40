import { Button } from '@mantine/core';
import { FileSpreadsheet, FileUp } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useFormat } from '#office/format/use-format.ts';
import styles from './sheet-drop.module.css';

interface SheetDropProps {
  label: string;
  /** What it says: before a file was chosen, its limits, and its button before and after. */
  words: { drop: string; limits: string; choose: string; another: string };
  /** Kinds of files that the chooser offers; sheets where it is left out. */
  accept?: string;
  /** The file that was taken last. */
  file: File | null;
  onTake: (file: File) => void;
  disabled: boolean;
}

const sheets = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Takes one file that is read at once, by dropping or choosing. */
export function SheetDrop({ label, words, accept = sheets, file, onTake, disabled }: SheetDropProps) {
  const format = useFormat();
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped && !disabled) onTake(dropped);
  };
  const Icon = file ? FileSpreadsheet : FileUp;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a place to drop on that also holds a button is no fieldset
    <div
      role="group"
      aria-label={label}
      aria-describedby={hintId}
      className={styles.drop}
      data-over={over || undefined}
      data-filled={file !== null || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Icon size={28} strokeWidth={1.5} className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.name}>{file ? file.name : words.drop}</p>
        <p id={hintId} className={styles.hint}>
          {file ? format.bytes(file.size) : words.limits}
        </p>
      </div>
      <Button
        variant={file ? 'default' : 'filled'}
        disabled={disabled}
        onClick={() => chooser.current?.click()}
      >
        {file ? words.another : words.choose}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen) onTake(chosen);
        }}
      />
    </div>
  );
}
