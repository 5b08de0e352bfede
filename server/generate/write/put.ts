/** How the writers of a site hand over a file: its path on the server, and its text. */
export type Put = (path: string, text: string) => void;
