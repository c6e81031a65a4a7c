using System.Text;
using CompetencyBot.Cards;

namespace CompetencyBot.Tests.Cards;

public sealed class CardWriterTests
{
    [Fact]
    public void An_element_that_keeps_its_JSON_is_written_as_any_other_and_a_changed_copy_as_what_it_is()
    {
        var kept = Parts.Kept(Parts.Heading("Été \"1\""));
        var changed = kept with { Text = "2" };

        Assert.Equal(Json(Parts.Heading("Été \"1\""), Parts.Text("after")), Json(kept, Parts.Text("after")));
        Assert.Equal(Json(Parts.Heading("Été \"1\""), Parts.Text("after")), Json(kept, Parts.Text("after")));
        Assert.Equal(Json(Parts.Heading("2")), Json(changed));
        Assert.Equal(Json(new Container([Parts.Heading("Été \"1\"")])), Json(new Container([kept])));
    }

    private static string Json(params CardElement[] body) => Encoding.UTF8.GetString(CardJson.Utf8(new AdaptiveCard { Lang = "en", Speak = "", Body = body }));
}
