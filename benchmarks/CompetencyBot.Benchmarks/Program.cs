using System.CommandLine;
using CompetencyBot.Benchmarks;
using CompetencyBot.Benchmarks.Faults;
using CompetencyBot.Benchmarks.Load;

var file = new Argument<string>("file") { Description = "Questions with known answers, tab-separated, as 'evaluate' reads them." };
var rounds = new Option<int>("--rounds") { Description = "How often each question is timed.", DefaultValueFactory = _ => 20 };

var search = new Command("search", "Compare answers and time with other ways to search the same knowledge.") { file, rounds };
search.SetAction(result => SearchComparison.Run(result.GetRequiredValue(file), result.GetValue(rounds)));

var growth = new Command("growth", "Compare the time of a search with that on a hundred times the knowledge.") { file, rounds };
growth.SetAction(result => IndexGrowth.Run(result.GetRequiredValue(file), result.GetValue(rounds)));

return new RootCommand("Measures Competency Bot beside its alternatives.") { search, growth, LoadCommands.Load(file), LoadCommands.Start(file), FaultCommand.Create() }.Parse(args).Invoke();
