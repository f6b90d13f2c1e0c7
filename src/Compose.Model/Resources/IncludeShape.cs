using Compose.Model.Shapes;

namespace Compose.Model.Resources;

/// <summary>
/// The long form of an include. The reference consumes it before it checks keys, so unknown ones are not refused here either.
/// </summary>
internal sealed class IncludeShape : ObjectShape
{
    public IncludeShape()
        : base("include",
        [
            new("path", new TextListShape { Description = "The file, or the file and its overrides." }) { Required = true },
            new("project_directory", new TextShape { Description = "The folder that relative paths in the files start from." }),
            new("env_file", new TextListShape { Description = "Variables for the files, in place of the folder's `.env`." }),
        ])
    {
        Open = true;
    }
}
