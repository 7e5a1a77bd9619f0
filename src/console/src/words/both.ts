/** What is said in both languages, in the one of the page. */
export const inLanguage = (said: { zh: string; en: string }, language: string): string => (language === 'en' ? said.en : said.zh);
