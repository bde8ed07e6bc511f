import { useAddress } from "@/ui/use-address";
import { NO_FILTERS, readFilters, toggled, type FilterName } from "./filters";

/** The view's filters, read from and written to the address. A new choice begins again on the first page. */
export function useFilters() {
  const { params, setParams } = useAddress();
  const filters = readFilters(params);
  const toggle = (name: FilterName, value: string) => setParams({ [name]: toggled(filters[name], value), page: null });
  const clear = () => setParams({ ...NO_FILTERS, page: null });
  return { filters, toggle, clear, params, setParams };
}
