/** The yardstick: the least that the framework can serve. */
export default function Bare() {
  return <h1>Bare</h1>;
}
