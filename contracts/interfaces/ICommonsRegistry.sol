// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MunicipalityId} from "../types/Ids.sol";

/// @notice Whether a commons takes part in public life.
enum CommonsStatus {
    None,
    Active,
    Suspended,
    Closed
}

/// @notice One commons as it is stored.
/// @param municipalityId The municipality that recognises it.
/// @param latitude In 1e-6 degrees, -90e6 to 90e6.
/// @param longitude In 1e-6 degrees, -180e6 to 180e6.
/// @param status Whether it takes part in public life; None where there is no such commons.
/// @param metadataDigest sha2-256 of its public document.
struct Commons {
    MunicipalityId municipalityId;
    int32 latitude;
    int32 longitude;
    CommonsStatus status;
    bytes32 metadataDigest;
}

/// @title The municipalities and the commons that they recognise
/// @notice Digests are sha2-256 of the JSON document that IPFS serves as a raw block.
interface ICommonsRegistry {
    /// @notice The registrar recognised a municipality.
    /// @param municipalityId Its number.
    /// @param admin Who acts for it.
    /// @param metadataDigest sha2-256 of its public document.
    event MunicipalityRegistered(MunicipalityId indexed municipalityId, address indexed admin, bytes32 metadataDigest);

    /// @notice A municipality replaced its document.
    /// @param municipalityId The municipality.
    /// @param metadataDigest sha2-256 of the new document.
    event MunicipalityUpdated(MunicipalityId indexed municipalityId, bytes32 metadataDigest);

    /// @notice A municipality's administration was offered; a later offer takes the place of an earlier one.
    /// @param municipalityId The municipality.
    /// @param candidate Who may accept it; zero takes the offer back.
    event MunicipalityAdminOffered(MunicipalityId indexed municipalityId, address indexed candidate);

    /// @notice The candidate took a municipality's administration over.
    /// @param municipalityId The municipality.
    /// @param previousAdmin Who acted for it before.
    /// @param admin Who acts for it from now on.
    event MunicipalityAdminChanged(
        MunicipalityId indexed municipalityId,
        address indexed previousAdmin,
        address indexed admin
    );

    /// @notice A municipality trusts an issuer of eligibility, or stops trusting it.
    /// @param municipalityId The municipality.
    /// @param issuer The account that signs eligibility.
    /// @param trusted Whether its signatures count from now on.
    event IssuerSet(MunicipalityId indexed municipalityId, address indexed issuer, bool trusted);

    /// @notice A municipality recognised a commons, which is active from now on.
    /// @param commonsId Its number over all municipalities.
    /// @param municipalityId The municipality.
    /// @param latitude In 1e-6 degrees.
    /// @param longitude In 1e-6 degrees.
    /// @param metadataDigest sha2-256 of its public document.
    event CommonsCreated(
        CommonsId indexed commonsId,
        MunicipalityId indexed municipalityId,
        int32 latitude,
        int32 longitude,
        bytes32 metadataDigest
    );

    /// @notice The place and the document of a commons were replaced.
    /// @param commonsId The commons.
    /// @param latitude In 1e-6 degrees.
    /// @param longitude In 1e-6 degrees.
    /// @param metadataDigest sha2-256 of the new document.
    event CommonsUpdated(CommonsId indexed commonsId, int32 latitude, int32 longitude, bytes32 metadataDigest);

    /// @notice A commons was activated, suspended or closed.
    /// @param commonsId The commons.
    /// @param status Where it stands from now on.
    event CommonsStatusChanged(CommonsId indexed commonsId, CommonsStatus status);

    /// @notice There is no such municipality.
    /// @param municipalityId The number that was asked for.
    error CommonsRegistryUnknownMunicipality(MunicipalityId municipalityId);

    /// @notice There is no such commons.
    /// @param commonsId The number that was asked for.
    error CommonsRegistryUnknownCommons(CommonsId commonsId);

    /// @notice Only the municipality's admin may do this.
    /// @param municipalityId The municipality.
    /// @param caller Who tried.
    error CommonsRegistryNotMunicipalityAdmin(MunicipalityId municipalityId, address caller);

    /// @notice The administration was not offered to the caller.
    /// @param municipalityId The municipality.
    /// @param caller Who tried.
    error CommonsRegistryNotCandidate(MunicipalityId municipalityId, address caller);

    /// @notice Nobody can act for a municipality as this account.
    /// @param admin The account that was given.
    error CommonsRegistryInvalidAdmin(address admin);

    /// @notice The position is not on Earth.
    /// @param latitude In 1e-6 degrees, as given.
    /// @param longitude In 1e-6 degrees, as given.
    error CommonsRegistryInvalidPosition(int32 latitude, int32 longitude);

    /// @notice No commons can be put there.
    /// @param status The status that was given.
    error CommonsRegistryInvalidStatus(CommonsStatus status);

    /// @notice Recognises a municipality. Only the registrar role.
    /// @param admin Who acts for it.
    /// @param metadataDigest sha2-256 of its public document.
    /// @return municipalityId Its number, from 1.
    /// @custom:error AccessManagedUnauthorized when the caller is not the registrar.
    /// @custom:error CommonsRegistryInvalidAdmin when the admin is the zero address.
    function registerMunicipality(
        address admin,
        bytes32 metadataDigest
    ) external returns (MunicipalityId municipalityId);

    /// @notice Replaces the municipality's document. Only its admin.
    /// @param municipalityId The municipality.
    /// @param metadataDigest sha2-256 of the new document.
    /// @custom:error CommonsRegistryUnknownMunicipality when there is no such municipality.
    /// @custom:error CommonsRegistryNotMunicipalityAdmin when the caller is not its admin.
    function updateMunicipality(MunicipalityId municipalityId, bytes32 metadataDigest) external;

    /// @notice Offers the municipality's administration to another account. Only its admin; the candidate accepts.
    /// @param municipalityId The municipality.
    /// @param candidate Who may accept it; zero takes the offer back.
    /// @custom:error CommonsRegistryUnknownMunicipality when there is no such municipality.
    /// @custom:error CommonsRegistryNotMunicipalityAdmin when the caller is not its admin.
    function offerAdmin(MunicipalityId municipalityId, address candidate) external;

    /// @notice Takes over the administration that was offered to the caller.
    /// @param municipalityId The municipality.
    /// @custom:error CommonsRegistryUnknownMunicipality when there is no such municipality.
    /// @custom:error CommonsRegistryNotCandidate when it was not offered to the caller.
    function acceptAdmin(MunicipalityId municipalityId) external;

    /// @notice Trusts an issuer of eligibility, or stops trusting it. Only the municipality's admin.
    /// @param municipalityId The municipality.
    /// @param issuer The account that signs eligibility.
    /// @param trusted Whether its signatures count from now on.
    /// @custom:error CommonsRegistryUnknownMunicipality when there is no such municipality.
    /// @custom:error CommonsRegistryNotMunicipalityAdmin when the caller is not its admin.
    function setIssuer(MunicipalityId municipalityId, address issuer, bool trusted) external;

    /// @notice Creates an active commons. Only the municipality's admin.
    /// @param municipalityId The municipality.
    /// @param latitude In 1e-6 degrees, -90e6 to 90e6.
    /// @param longitude In 1e-6 degrees, -180e6 to 180e6.
    /// @param metadataDigest sha2-256 of its public document.
    /// @return commonsId Its number over all municipalities, from 1.
    /// @custom:error CommonsRegistryUnknownMunicipality when there is no such municipality.
    /// @custom:error CommonsRegistryNotMunicipalityAdmin when the caller is not its admin.
    /// @custom:error CommonsRegistryInvalidPosition when the position is not on Earth.
    function createCommons(
        MunicipalityId municipalityId,
        int32 latitude,
        int32 longitude,
        bytes32 metadataDigest
    ) external returns (CommonsId commonsId);

    /// @notice Replaces the place and the document of a commons. Only its municipality's admin.
    /// @param commonsId The commons.
    /// @param latitude In 1e-6 degrees, -90e6 to 90e6.
    /// @param longitude In 1e-6 degrees, -180e6 to 180e6.
    /// @param metadataDigest sha2-256 of the new document.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error CommonsRegistryNotMunicipalityAdmin when the caller is not its municipality's admin.
    /// @custom:error CommonsRegistryInvalidPosition when the position is not on Earth.
    function updateCommons(CommonsId commonsId, int32 latitude, int32 longitude, bytes32 metadataDigest) external;

    /// @notice Activates, suspends or closes a commons. Only its municipality's admin.
    /// @param commonsId The commons.
    /// @param status Where it stands from now on; any but None.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error CommonsRegistryNotMunicipalityAdmin when the caller is not its municipality's admin.
    /// @custom:error CommonsRegistryInvalidStatus when the status is None.
    function setCommonsStatus(CommonsId commonsId, CommonsStatus status) external;

    /// @notice Who acts for a municipality.
    /// @param municipalityId The municipality.
    /// @return Its admin; zero where there is no such municipality.
    function municipalityAdmin(MunicipalityId municipalityId) external view returns (address);

    /// @notice Whether a municipality trusts an account to sign eligibility.
    /// @param municipalityId The municipality.
    /// @param account The account.
    /// @return Whether its signatures count now.
    function isIssuer(MunicipalityId municipalityId, address account) external view returns (bool);

    /// @notice One commons as it is stored.
    /// @param commonsId The commons.
    /// @return All zero where there is no such commons.
    function commons(CommonsId commonsId) external view returns (Commons memory);

    /// @notice The facts that Membership and the ballot boxes ask for together.
    /// @param commonsId The commons.
    /// @return municipalityId The municipality that recognises it.
    /// @return status Whether it takes part in public life.
    /// @return admin Who acts for the municipality.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    function commonsAuthority(
        CommonsId commonsId
    ) external view returns (MunicipalityId municipalityId, CommonsStatus status, address admin);
}
