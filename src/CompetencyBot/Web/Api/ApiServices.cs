using CompetencyBot.Browse;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace CompetencyBot.Web.Api;

/// <summary>Wires the description of the doors for programs.</summary>
internal static class ApiServices
{
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        services.AddOpenApi(ApiEndpoints.Version, openApi =>
        {
            openApi.ShouldInclude = description => description.GroupName == ApiEndpoints.Version;
            openApi.AddDocumentTransformer((document, context, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Competencies Index",
                    Version = ApiEndpoints.Version,
                    Description = "The competencies of public library staff, in English and French. Codes are the same in both languages and never change.",
                };
                // Where no public address is set, addresses are relative to wherever the description was read.
                var address = context.ApplicationServices.GetRequiredService<IOptions<PageOptions>>().Value.Address;
                document.Servers = [new OpenApiServer { Url = address?.AbsoluteUri.TrimEnd('/') ?? "/" }];
                return Task.CompletedTask;
            });
        });
    }
}
