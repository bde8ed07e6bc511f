import { useAddress } from "@/ui/use-address";
import { CountyFindings } from "./county-findings";
import { RoundFindings } from "./round-findings";

/** All that the county has published; a link from a gap analysis names its round and shows that round's. */
export default function FindingsPage() {
  const { params } = useAddress();
  return params.has("round") ? <RoundFindings /> : <CountyFindings />;
}
