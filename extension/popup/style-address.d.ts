/** A style sheet that is not part of a page: its address in the built extension. */
declare module "*.css?url" {
  const href: string;
  export default href;
}
