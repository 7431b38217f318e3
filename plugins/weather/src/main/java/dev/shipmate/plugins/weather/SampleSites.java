package dev.shipmate.plugins.weather;

import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Made-up locations, one in each of the cities that have sample weather. */
final class SampleSites implements Sites {

    private static final List<String> CHAINS =
            List.of("Europe > ams01", "Europe > fra02", "America > jfk01", "Europe > osl01", "Asia > sin01");

    private final List<Site> sites = new ArrayList<>();

    SampleSites(SampleForecasts forecasts) {
        List<String> cities = forecasts.offered();
        for (int i = 0; i < CHAINS.size(); i++) {
            String chain = CHAINS.get(i);
            Place city = forecasts.search(cities.get(i)).get(0);
            sites.add(new Site(name(chain), chain, Optional.of(city), "", List.of()));
        }
    }

    @Override
    public List<Choice> offered(Arguments in) {
        return Choice.listOf(sites.stream().map(Site::chain).toList());
    }

    @Override
    public List<Site> find(String typed, Arguments in) {
        return sites.stream()
                .filter(site ->
                        site.chain().equalsIgnoreCase(typed) || site.id().equalsIgnoreCase(typed))
                .toList();
    }

    private static String name(String chain) {
        return chain.substring(chain.indexOf(Site.WITHIN) + Site.WITHIN.length());
    }
}
