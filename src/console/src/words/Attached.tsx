import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentReference } from '../api/types';
import { Icon, type IconName } from '../ui/Icon';

const path = (file: AttachmentReference, what: string) => `/api/v1/attachments/${file.id}/${what}`;

export function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

function iconOf(mediaType: string): IconName {
  return mediaType.startsWith('video/') ? 'film' : mediaType.startsWith('image/') ? 'photo' : 'doc';
}

/** A picture small; a sign for what is none, and for one that cannot be drawn. */
export function Thumbnail({ file }: { file: AttachmentReference }) {
  const [failed, setFailed] = useState(false);
  const drawn = file.mediaType.startsWith('image/') && !failed;
  return <span className="thumb">{drawn ? <img src={path(file, 'thumbnail')} alt="" loading="lazy" decoding="async" onError={() => setFailed(true)} /> : <Icon name={iconOf(file.mediaType)} className="s20" />}</span>;
}

/** What came with a report: opened in a page of its own, where nothing of it can do anything. */
export function Attached({ files }: { files: AttachmentReference[] | undefined }) {
  const { t } = useTranslation();
  if (!files?.length) return null;
  return (
    <ul className="attached" aria-label={t('attach.label')}>
      {files.map((file) => (
        <li key={file.id}>
          <a className="look" href={path(file, 'view')} target="_blank" rel="noopener noreferrer"><Thumbnail file={file} />
            <span className="aname"><bdi className="el" title={file.name}>{file.name}</bdi><span className="t3 s12 n">{sizeWords(file.size)}</span></span></a>
          <a className="btn sm" href={path(file, 'export')} download aria-label={t('attach.exportOne', { name: file.name })} title={t('attach.exportTitle')}><Icon name="save" className="s14" /></a>
        </li>
      ))}
    </ul>
  );
}
