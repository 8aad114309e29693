/** A picture within the script: its `data:` address. */
declare module "*.png?inline" {
  const address: string;
  export default address;
}
