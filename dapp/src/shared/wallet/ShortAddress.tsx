/** An account in few characters, whole for readers and on hover. */
export function ShortAddress({ address }: { address: `0x${string}` }) {
  return (
    <abbr title={address} className="figures" style={{ textDecoration: 'none' }}>
      {`${address.slice(0, 6)}…${address.slice(-4)}`}
    </abbr>
  );
}
