import { Button } from '@mantine/core';
import { ListTree } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FindSelect, type FoundOption } from '#modules/organization/office/pick/find-select.tsx';
import { call } from '#office/data/client.ts';
import { classifications } from '../../contract/classifications.ts';
import styles from './code.module.css';
import { CodeTree } from './code-tree.tsx';
import { SuggestedCodes } from './suggested-codes.tsx';

interface CodeFieldProps {
  label: string;
  value?: string;
  onChange: (code: string) => void;
  error?: ReactNode;
  required?: boolean;
  /** Words by which codes are suggested: the title of what is filed. */
  words?: string;
}

/** A classification code: found by words, walked to in the tree, or picked among those that others like it have. */
export function CodeField({ value = '', onChange, words, ...field }: CodeFieldProps) {
  const { t } = useTranslation();
  const [tree, setTree] = useState(false);
  // A code that was picked elsewhere stands in the field: it is drawn anew with it.
  const [picked, setPicked] = useState<FoundOption | null>(null);
  const pick = (code: string, title: string) => {
    setPicked({ value: code, label: `${code} ${title}` });
    setTree(false);
    onChange(code);
  };
  return (
    <div className={styles.field}>
      <FindSelect
        {...field}
        key={picked?.value ?? ''}
        of="codes"
        find={findCodes}
        chosen={picked}
        value={value || null}
        onChange={(code) => onChange(code ?? '')}
        placeholder={t('archive.code.find')}
        clearable
      />
      {words ? <SuggestedCodes words={words} chosen={value} onPick={pick} /> : null}
      <Button
        variant="subtle"
        size="compact-sm"
        className={styles.browse}
        leftSection={<ListTree size={14} aria-hidden="true" />}
        aria-expanded={tree}
        onClick={() => setTree(!tree)}
      >
        {t(tree ? 'archive.code.treeHide' : 'archive.code.tree')}
      </Button>
      {tree ? <CodeTree chosen={value} onPick={pick} /> : null}
    </div>
  );
}

/** Codes by code or words, as fields and filters offer them. */
export async function findCodes(text: string, signal?: AbortSignal): Promise<FoundOption[]> {
  const { items } = await call(classifications.find, { q: text.slice(0, 100) }, signal ? { signal } : {});
  return items.map(({ code, title, path }) => ({ value: code, label: `${code} ${title}`, detail: path }));
}
